import { defineConfig } from 'astro/config';
import { lanyin } from './src/shell/integration.ts';

export default defineConfig({ integrations: [lanyin()] });
