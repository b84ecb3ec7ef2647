import { IsIn, IsNotEmpty, MaxLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';

/** How long a link opens the report, in days. */
export const durations = {
  '7': 'Une semaine',
  '30': 'Un mois',
  '90': 'Trois mois',
  '365': 'Un an',
} as const;

export class ShareForm extends Form {
  @IsNotEmpty({ message: 'Écrivez pour qui est ce lien, par exemple «\u00a0Conseil départemental\u00a0».' })
  @MaxLength(80, { message: 'Écrivez 80\u00a0caractères au plus.' })
  @NoSensitiveText()
  pour?: string;

  @IsIn(Object.keys(durations), { message: 'Choisissez combien de temps ce lien fonctionne.' })
  duree?: keyof typeof durations = '30';
}
