import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

type Named = Table | string;

/** Longest identifier PostgreSQL keeps, in bytes; ours are ASCII. */
const LONGEST = 63;

/**
 * Columns in snake_case, and for keys and indexes the very names PostgreSQL gives when a migration names none:
 * `table_pkey`, `table_column_key`, `table_column_fkey`, `table_column_idx`. So hand-written SQL and entities agree.
 * A CHECK or EXCLUDE is always named, on both sides.
 */
export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snake), given ?? snake(property)].join('_');
  }

  override relationName(property: string): string {
    return snake(property);
  }

  override joinColumnName(relation: string, referenced: string): string {
    return `${snake(relation)}_${referenced}`;
  }

  override joinTableName(first: string, second: string, property: string): string {
    return `${first}_${snake(property.replaceAll('.', '_'))}_${second}`;
  }

  override joinTableColumnName(table: string, property: string, column?: string): string {
    return `${table}_${column ?? snake(property)}`;
  }

  override primaryKeyName(table: Named): string {
    return postgresName(this.getTableName(table), '', 'pkey');
  }

  override uniqueConstraintName(table: Named, columns: string[]): string {
    return postgresName(this.getTableName(table), columns.join('_'), 'key');
  }

  override relationConstraintName(table: Named, columns: string[]): string {
    return this.uniqueConstraintName(table, columns);
  }

  override foreignKeyName(table: Named, columns: string[]): string {
    return postgresName(this.getTableName(table), columns.join('_'), 'fkey');
  }

  override indexName(table: Named, columns: string[]): string {
    return postgresName(this.getTableName(table), columns.join('_'), 'idx');
  }
}

function snake(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** PostgreSQL’s own shortening (makeObjectName): the longer of the two parts loses its end first. */
function postgresName(table: string, columns: string, label: string): string {
  const room = LONGEST - label.length - 1 - (columns === '' ? 0 : 1);
  let first = table.length;
  let second = columns.length;
  while (first + second > room) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  return [table.slice(0, first), columns.slice(0, second), label].filter((part) => part !== '').join('_');
}
