import { Transform } from 'class-transformer';
import { IsNotEmpty, IsOptional, Matches } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { LabelRefusal } from '../tags/tags.service.js';

const AsOneLine = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\s+/g, ' ') : value));

const refusals: Record<LabelRefusal, string> = {
  taken: 'Une étiquette porte déjà ce nom, aux accents et aux majuscules près. Choisissez-en un autre.',
  full: 'Il y a déjà 100\u00a0étiquettes. Retirez ou réunissez-en avant d’en créer une autre.',
};

export class TagForm extends Form {
  @AsOneLine()
  @NoSensitiveText()
  // The bar parts the tags of one session in an export.
  @Matches(/^[^|\p{C}]{3,80}$/u, { message: 'Écrivez de 3 à 80\u00a0caractères, sans barre verticale (|).' })
  @Matches(/[\p{L}\d]/u, { message: 'Écrivez au moins une lettre ou un chiffre.' })
  @IsNotEmpty({ message: 'Écrivez le nom de l’étiquette.' })
  label: string;

  /** Says at the field why the label was not taken. */
  refuse(refusal: LabelRefusal): this {
    return this.reject('label', refusals[refusal]);
  }
}

export class MergeForm extends Form {
  @IsOptional()
  vers?: string;
}
