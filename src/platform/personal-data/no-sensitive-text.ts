import { registerDecorator, type ValidationArguments, type ValidationOptions } from 'class-validator';
import { findSensitiveText, messageFor } from './sensitive-text.js';

/**
 * Refuses a free text that holds a social security number, a bank card or account number, or a password. To be put on
 * every text field in which a person writes freely. The message names each kind that was found and how to mend.
 */
export function NoSensitiveText(options?: ValidationOptions): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'noSensitiveText',
      target: target.constructor,
      propertyName: String(property),
      ...(options ? { options } : {}),
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || findSensitiveText(value).length === 0,
        defaultMessage: (args?: ValidationArguments) => explain(args?.value),
      },
    });
  };
}

function explain(value: unknown): string {
  const kinds = new Set(findSensitiveText(typeof value === 'string' ? value : '').map((found) => found.kind));
  return [...kinds].map(messageFor).join(' ');
}
