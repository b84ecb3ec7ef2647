import { Transform } from 'class-transformer';

/** One ticked checkbox arrives as a string, none as nothing. Declare the field with `= []`. */
export const AsList = () => Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()));

/** A whole number typed by a person; what is not one stays as typed, for the validator to refuse. */
export const AsInteger = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d+$/.test(value.replace(/\s/g, '')) ? Number(value.replace(/\s/g, '')) : value,
  );

export const AsBoolean = () => Transform(({ value }: { value: unknown }) => value === 'true' || value === true);
