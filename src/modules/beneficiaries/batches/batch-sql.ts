import { FILLABLE, type Fillable } from './imported-person.js';

const fields = Object.entries(FILLABLE) as [Fillable, (typeof FILLABLE)[Fillable]][];
const record = fields.map(([field, { type }]) => `"${field}" ${type}`).join(', ');

export const INSERT_SQL = `
  INSERT INTO beneficiary (id, first_name, last_name, ${fields.map(([, { column }]) => column).join(', ')},
    structure_id, created_by, created_at, updated_at, last_contact_on)
  SELECT id, "firstName", "lastName", ${fields.map(([field]) => `"${field}"`).join(', ')}, $2, $3, $4, $4, $5
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "firstName" text, "lastName" text, ${record})`;

/** What the files say now; held until the end of the transaction, in one order so that two imports never wait crosswise. */
export const BLANKS_SQL = `
  SELECT id, ${fields.map(([field, { column }]) => `${column} AS "${field}"`).join(', ')},
         no_phone AS "noPhone", no_email AS "noEmail"
    FROM beneficiary WHERE id = ANY ($1) AND structure_id = $2 AND merged_into IS NULL ORDER BY id FOR UPDATE`;

export const FILL_SQL = `
  UPDATE beneficiary b
     SET ${fields.map(([field, { column }]) => `${column} = coalesce(given."${field}", b.${column})`).join(', ')},
         updated_at = $2, version = b.version + 1
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, ${record})
   WHERE b.id = given.id`;

const blankSql = ({ blank }: (typeof FILLABLE)[Fillable]): string => (blank === null ? 'NULL' : `'${blank}'`);
const isSame = (field: Fillable, column: string): string =>
  `given."${field}" IS NULL OR b.${column} = given."${field}"`;

/** Only where nothing was changed since; `whole`: nothing was, in any of the fields. */
export const RESTORE_SQL = `
  UPDATE beneficiary b
     SET ${fields
       .map(
         ([field, spec]) =>
           `${spec.column} = CASE WHEN b.${spec.column} = given."${field}" THEN ${blankSql(spec)} ELSE b.${spec.column} END`,
       )
       .join(',\n         ')},
         updated_at = $3, version = b.version + 1
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, ${record}), beneficiary before
   WHERE b.id = given.id AND before.id = b.id AND b.structure_id = $2 AND b.merged_into IS NULL
  RETURNING b.id, (${fields
    .map(([field, { column }]) => `(${isSame(field, column).replaceAll('b.', 'before.')})`)
    .join(' AND ')}) AS whole`;
