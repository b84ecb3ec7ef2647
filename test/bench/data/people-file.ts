import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { type CellValue, writeTable } from '../../../src/platform/spreadsheets/index.js';
import { firstNames, lastNames } from './names.js';

/** The same at each run. */
function drawing(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/**
 * La Coop's workbook with so many people from all over France: one in fifty has a cell to be set aside, one in two hundred
 * no name, one in twenty-five is known already (`known`) and one in a hundred stands twice.
 */
export async function writePeople(
  client: pg.Client,
  path: string,
  count: number,
  known: readonly { last_name: string; first_name: string; birth_year: number }[],
): Promise<void> {
  const { rows: communes } = await client.query<{ name: string; insee: string; postcode: string }>(
    `SELECT name, insee_code AS insee, postal_codes[1] AS postcode FROM commune WHERE cardinality(postal_codes) > 0
      ORDER BY population DESC LIMIT 8000`,
  );
  const draw = drawing(20_261_124);
  const one = <T>(list: readonly T[]): T => list[draw(list.length)] as T;
  async function* rows(): AsyncGenerator<CellValue[]> {
    yield ['Importez vos bénéficiaires'];
    yield ['Champ obligatoire'];
    yield [
      'Nom*',
      'Prénom*',
      'Année de naissance',
      'Commune',
      'Code INSEE',
      'Code postal',
      'Téléphone',
      'E-mail',
      'Genre',
      'Notes',
    ];
    let last: CellValue[] = [];
    for (let index = 0; index < count; index += 1) {
      await (index % 1_000 === 0 ? new Promise(setImmediate) : undefined);
      if (index % 100 === 99) {
        yield last;
        continue;
      }
      const commune = one(communes);
      const person = index % 25 === 0 ? known[(index / 25) % known.length] : undefined;
      const lastName = person?.last_name ?? `${one(lastNames)}${draw(3) === 0 ? `-${one(lastNames)}` : ''}`;
      const firstName = person?.first_name ?? one(firstNames);
      last = [
        ...[index % 200 === 3 ? '' : lastName, firstName, person?.birth_year ?? 1935 + draw(73), commune.name],
        ...[index % 3 === 0 ? commune.insee : null, commune.postcode],
        index % 50 === 7 ? '06 12' : `06${String(10_000_000 + draw(89_999_999))}`,
        index % 3 === 0 ? `personne${index}@exemple.test` : null,
        one(['Féminin', 'Masculin', 'Non communiqué']),
        index % 4 === 0 ? 'Vient le mardi avec sa tablette, a oublié son mot de passe, à revoir ensemble.' : null,
      ];
      yield last;
    }
  }
  await pipeline(writeTable('xlsx', { name: 'Bénéficiaires', rows: rows() }), createWriteStream(path));
}
