import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AsInteger } from './transforms.js';

/**
 * A whole number typed by a person, both bounds included.
 * @param message in French, how to mend it
 * @param options `optional`: left empty, none
 */
export const WholeNumber =
  (least: number, most: number, message: string, { optional = false } = {}): PropertyDecorator =>
  (target, property) => {
    const rules = [AsInteger(), Max(most, { message }), Min(least, { message }), IsInt({ message })];
    for (const rule of [...(optional ? [IsOptional()] : []), ...rules]) rule(target, property);
  };
