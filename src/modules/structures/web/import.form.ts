import { IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsBoolean } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { Upload } from '../../../platform/uploads/index.js';

export class ImportForm extends Form {
  @IsOptional()
  @MaxLength(80, { message: 'C’est trop long\u00a0: 80 caractères au plus.' })
  @NoSensitiveText()
  source?: string;

  /** The file itself is received apart; only its errors come here. */
  @IsOptional()
  file?: string;

  requireFile({ file, tooLarge }: Upload): this {
    if (tooLarge) {
      return this.reject(
        'file',
        'Ce fichier dépasse 250 Mo\u00a0: l’annuaire national en pèse une quinzaine. Vérifiez que c’est le bon fichier.',
      );
    }
    return file ? this : this.reject('file', 'Choisissez le fichier de l’annuaire, en CSV ou en JSON.');
  }
}

export class ApplyImportForm extends Form {
  @IsOptional()
  @AsBoolean()
  confirm?: boolean;

  requireConfirmation(volumeDrop: boolean): this {
    if (volumeDrop && !this.confirm) {
      this.reject('confirm', 'Cochez la case si ce fichier est bien complet\u00a0; sinon, demandez un autre fichier.');
    }
    return this;
  }
}
