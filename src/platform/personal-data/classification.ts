/** What a column says of a person, and what becomes of it (GDPR, articles 15, 17 and 30). */
export interface Classification {
  personal: boolean;
  /** Given to a person who asks what is held on them. */
  export: 'yes' | 'no';
  /** When the file is anonymised: emptied, kept, or reduced to a coarser value (a year of birth to its band). */
  erase: 'blank' | 'keep' | 'band';
  /** Why it is held, or why it is not personal. */
  why: string;
}

/** Said by or noted on the person: theirs to read; emptied with the file unless told. */
export const ofThePerson = (why: string, erase: Classification['erase'] = 'blank'): Classification => ({
  personal: true,
  export: 'yes',
  erase,
  why,
});

/** Says what a colleague did: kept as evidence, and not the beneficiary's to receive. */
export const ofTheAgent = (why: string): Classification => ({ personal: true, export: 'no', erase: 'keep', why });

/** Says nothing of anybody once the file is emptied. */
export const impersonal = (why: string): Classification => ({ personal: false, export: 'no', erase: 'keep', why });

type Entity<T> = new () => T;

/** Columns of an entity: its properties, less its methods. */
type Columns<T> = { [K in keyof T as T[K] extends (...parameters: never[]) => unknown ? never : K]: Classification };

const registry = new Map<string, Readonly<Record<string, Classification>>>();
const publicTables = new Map<string, string>();

/**
 * Classifies every column of an entity, once, in the module's `*.personal-data.ts`, which the module's file imports.
 * A column left out does not compile; a test walks the database's entities and fails on one that nobody classified.
 */
export function classify<T extends object>(entity: Entity<T>, columns: Columns<T>): void {
  registry.set(entity.name, columns);
}

/** For a table that holds public reference data alone, whatever columns it has or gets. */
export function holdsNobody(entity: Entity<object>, why: string): void {
  publicTables.set(entity.name, why);
}

/** By the entity's name; undefined when nobody classified it. */
export const classificationOf = (entityName: string): Readonly<Record<string, Classification>> | undefined =>
  registry.get(entityName);

/** Why the whole table says nothing of anybody; undefined when its columns are classified one by one, or not at all. */
export const publicTable = (entityName: string): string | undefined => publicTables.get(entityName);
