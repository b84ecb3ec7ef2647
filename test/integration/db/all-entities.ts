import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';

type Entity = new () => object;

/** Every entity of the program: the classes that the `*.entity.ts` files of src/modules and src/platform declare. */
export async function allEntities(): Promise<Entity[]> {
  const source = join(import.meta.dirname, '..', '..', '..', 'src');
  const files = ['modules', 'platform'].flatMap((area) =>
    readdirSync(join(source, area), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.entity.ts'))
      .map((file) => join(source, area, file)),
  );
  for (const file of files.sort()) await import(file);
  return getMetadataArgsStorage()
    .tables.map((table) => table.target)
    .filter((target): target is Entity => typeof target === 'function');
}
