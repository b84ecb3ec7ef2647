// Runs TypeScript as it stands, decorators included: node --import ./test/setup/typescript.mjs FILE.ts
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
