import './theme/element.ts';
