import { IsIn, MaxLength, ValidateIf } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { Level } from '../repere-numerique/evaluation.js';

export class KeepLevelForm extends Form {
  @IsIn(['beginner', 'intermediate', 'independent'], { message: 'Choisissez le niveau que vous gardez.' })
  level: Level;

  @ValidateIf((form: KeepLevelForm) => form.reason !== undefined)
  @NoSensitiveText()
  @MaxLength(300, { message: 'Dites-le en 300\u00a0caractères au plus.' })
  reason?: string;

  /** Another level than the computed one is always explained. */
  requireReason(computed: Level): this {
    if (this.isValid && this.level !== computed && !this.reason) {
      this.reject('reason', 'Dites en quelques mots pourquoi vous gardez ce niveau.');
    }
    return this;
  }
}
