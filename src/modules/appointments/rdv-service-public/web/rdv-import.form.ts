import { IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import type { Upload } from '../../../../platform/uploads/index.js';

export class RdvImportForm extends Form {
  /** The file itself comes beside the form. */
  @IsOptional()
  file?: string;

  requireFile({ file, tooLarge }: Upload): this {
    if (tooLarge) this.reject('file', 'Ce fichier est trop grand. Exportez une période plus courte.');
    else if (!file) this.reject('file', 'Choisissez un fichier.');
    return this;
  }
}
