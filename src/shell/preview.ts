import type { Options } from './options.ts';
import { serve } from './server.ts';

/** Serves a site that was built before; resolves once it answers, and stays up by the open socket. */
export async function preview(options: Options): Promise<number> {
  const { url } = await serve({ dir: options.out, base: options.base, host: options.host, port: options.port });
  process.stdout.write(`${url}\n`);
  return 0;
}
