import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';

/** People of a structure by their whole name, its two parts in either order, whatever the accents and capitals. */
@Injectable()
export class PeopleByName {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** For each name, who bears it: several are told apart by nobody here. One statement, however many names. */
  async find(structureId: string, names: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.unitOfWork.query<{ name: string; ids: string[] }>(
      `WITH asked AS (SELECT DISTINCT name, ${wordsOf('name')} AS words FROM unnest($2::text[]) AS name),
       known AS (SELECT id, ${wordsOf(`last_name || ' ' || first_name`)} AS words FROM beneficiary
                  WHERE structure_id = $1 AND merged_into IS NULL)
       SELECT name, array_agg(id) AS ids FROM asked JOIN known USING (words) GROUP BY name`,
      [structureId, names],
    );
    return new Map(rows.map(({ name, ids }) => [name, ids]));
  }
}

/** Its words in alphabetical order. */
const wordsOf = (name: string): string => `
  (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C")
     FROM regexp_split_to_table(search_normalise(${name}), '[^[:alnum:]]+') AS word WHERE word <> '')`;
