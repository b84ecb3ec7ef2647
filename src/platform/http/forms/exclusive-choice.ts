import { registerDecorator, type ValidationOptions } from 'class-validator';

/** For checkboxes where one choice says « none of the others »: it may only be ticked alone. */
export function ExclusiveChoice(alone: string, options: ValidationOptions & { message: string }): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'exclusiveChoice',
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: (value: unknown) => !Array.isArray(value) || value.length < 2 || !value.includes(alone) },
    });
  };
}
