import { registerDecorator, type ValidationArguments } from 'class-validator';
import type { Form } from '../../../platform/http/forms/form.js';

/** Two answers of a form that cannot both be true: the field under which to say so, and how to mend. */
export function RefuseWhen<F extends Form>(contradicts: (form: F) => boolean, message: string): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: `refuseWhen: ${message}`,
      target: target.constructor,
      propertyName: String(property),
      options: { message },
      validator: { validate: (_value: unknown, args?: ValidationArguments) => !contradicts(args?.object as F) },
    });
  };
}
