import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { TOO_LARGE } from '../pdf-check.js';
import type { DocumentUpload } from './document-upload.js';

export class ThreadForm extends Form {
  @IsNotEmpty({ message: 'Écrivez votre message.' })
  @NoSensitiveText()
  @MaxLength(2000, { message: 'Le message est trop long\u00a0: 2\u202f000 caractères au plus.' })
  words: string;

  /** The file itself is received apart; only its errors come here. */
  @IsOptional()
  document?: string;

  /** A browser forgets the file of a form that comes back: said, so that nobody believes it was joined. */
  checkDocument({ tooLarge, document }: DocumentUpload): this {
    if (tooLarge) return this.reject('document', TOO_LARGE);
    if (document && !this.isValid) return this.reject('document', 'Choisissez de nouveau votre document.');
    return this;
  }
}
