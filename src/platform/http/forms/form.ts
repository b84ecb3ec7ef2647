import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';

type Raw = string | string[] | undefined;

/**
 * One class per form: its fields, their rules and their French messages. What was typed is kept beside the
 * converted values so that a page shown again loses nothing.
 */
export abstract class Form {
  readonly #errors = new Map<string, string>();
  #typed: Record<string, Raw> | undefined;

  /** Says no to a field for a reason found later (a duplicate, a state): same place on the page as the others. */
  reject(field: keyof this & string, message: string): this {
    if (!this.#errors.has(field)) this.#errors.set(field, message);
    return this;
  }

  get isValid(): boolean {
    return this.#errors.size === 0;
  }

  errorOf(field: string): string | null {
    return this.#errors.get(field) ?? null;
  }

  /** In the order in which the fields stand in the class, for the summary at the top of the page. */
  get errors(): { field: string; message: string }[] {
    return [...this.#errors].map(([field, message]) => ({ field, message }));
  }

  /** The field as it was typed, or as the form was prefilled. */
  shown(field: string): string | string[] {
    if (this.#typed) return this.#typed[field] ?? '';
    const value = (this as unknown as Record<string, unknown>)[field];
    if (Array.isArray(value)) return value.map(String);
    if (typeof value === 'boolean') return value ? 'true' : '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  /** The page is shown again for something else than to be saved: what is missing is not a fault yet. */
  forgetErrors(): void {
    this.#errors.clear();
  }

  keepTyped(typed: Record<string, Raw>): void {
    this.#typed = typed;
  }
}

type FormClass<F extends Form> = new () => F;

/** PostgreSQL holds no NUL, and nobody types one. */
const clean = (value: string): string | undefined => {
  const trimmed = value.replaceAll('\0', '').normalize('NFC').replace(/\r\n/g, '\n').trim();
  return trimmed === '' ? undefined : trimmed;
};

/** Trims, drops empty fields (so that `@IsOptional` means « left empty ») and never trusts an object. */
function cleaned(body: unknown): Record<string, Raw> {
  const typed = Object.create(null) as Record<string, Raw>;
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (typeof value === 'string') typed[key] = clean(value);
    else if (Array.isArray(value)) {
      typed[key] = value.filter((item) => typeof item === 'string').flatMap((item) => clean(item) ?? []);
    }
  }
  return typed;
}

const SINGLE = new Set<unknown>([String, Number, Boolean]);

/**
 * Only the fields that the class declares, so that `isValid=1` or `constructor=x` is not even looked at; one value for
 * a field that is not a list, however many times it was sent.
 */
function declared(type: FormClass<Form>, typed: Record<string, Raw>): Record<string, Raw> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const kept: Record<string, Raw> = {};
  for (const field of new Set(rules.map((rule) => rule.propertyName))) {
    if (!Object.hasOwn(typed, field) || typed[field] === undefined) continue;
    const value = typed[field];
    const single = SINGLE.has(Reflect.getMetadata('design:type', type.prototype as object, field));
    kept[field] = Array.isArray(value) && single ? value[0] : value;
  }
  return kept;
}

/** What was typed in the fields that the class declares, and in no other: what a draft keeps. */
export const typedFields = <F extends Form>(type: FormClass<F>, body: unknown): Record<string, string | string[]> =>
  declared(type, cleaned(body)) as Record<string, string | string[]>;

/** The form as it stands, not checked: to be shown again while it is being filled in. */
export function formAsTyped<F extends Form>(type: FormClass<F>, body: unknown): F {
  const typed = cleaned(body);
  const form = plainToInstance(type, declared(type, typed), { exposeDefaultValues: true });
  form.keepTyped(typed);
  return form;
}

/** Reads and checks a submitted form. Unknown fields are ignored. Never throws on bad input: look at `isValid`. */
export async function readForm<F extends Form>(type: FormClass<F>, body: unknown): Promise<F> {
  const form = formAsTyped(type, body);
  const failures = await validate(form, { whitelist: true, forbidUnknownValues: false });
  for (const { property, message } of flatten(failures)) form.reject(property as keyof F & string, message);
  return form;
}

const MISSING = ['isNotEmpty', 'isDefined', 'arrayNotEmpty'];

/** Of a field left empty, that it is empty: not that it is too long or of the wrong form. */
function firstToSay(constraints: Record<string, string>): string | undefined {
  const missing = MISSING.find((constraint) => constraint in constraints);
  return missing ? constraints[missing] : Object.values(constraints)[0];
}

function* flatten(failures: ValidationError[]): Generator<{ property: string; message: string }> {
  for (const failure of failures) {
    const message = firstToSay(failure.constraints ?? {});
    if (message) yield { property: failure.property, message };
    if (failure.children) yield* flatten(failure.children);
  }
}
