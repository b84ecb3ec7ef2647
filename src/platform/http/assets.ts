import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ASSETS_FOLDER = join(process.cwd(), 'dist', 'assets');

/** The built files under their content-hashed addresses: `{ 'main.css': '/assets/main-1a2b3c.css' }`. */
export class Assets {
  readonly addresses: Readonly<Record<string, string>>;

  constructor(folder: string = ASSETS_FOLDER) {
    const manifest = join(folder, 'manifest.json');
    if (!existsSync(manifest)) throw new Error('Les styles ne sont pas construits : lancez « npm run build ».');
    const built = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
    this.addresses = Object.fromEntries(Object.entries(built).map(([name, file]) => [name, `/assets/${file}`]));
  }
}
