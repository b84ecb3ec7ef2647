import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import type { Upload } from '../../../platform/uploads/index.js';
import { DUPLICATE_CHOICES, type DuplicateChoice } from '../import-status.js';
import type { Columns } from '../reading/columns.js';
import { PERSON_FIELDS, type PersonField } from '../reading/layout.js';

export class ReceiveForm extends Form {
  /** The file itself is received apart; only its errors come here. */
  @IsOptional()
  file?: string;

  requireFile({ file, tooLarge }: Upload): this {
    if (tooLarge) {
      return this.reject('file', 'Ce fichier dépasse 50\u00a0Mo. Gardez seulement les lignes utiles, ou partagez-le.');
    }
    return file ? this : this.reject('file', 'Choisissez un fichier .xlsx, .ods ou .csv.');
  }
}

export class ApplyForm extends Form {
  @IsIn(DUPLICATE_CHOICES, { message: 'Choisissez ce qu’il faut faire des personnes déjà connues.' })
  duplicates: DuplicateChoice = 'skip';
}

const Column = (): PropertyDecorator => (target, field) => {
  const wrong = { message: 'Choisissez une colonne de la liste.' };
  for (const rule of [IsOptional(), AsInteger(), IsInt(wrong), Min(0, wrong), Max(199, wrong)]) rule(target, field);
};

/** Which column holds what, by its rank. */
export class ColumnsForm extends Form {
  @Column() lastName?: number;
  @Column() firstName?: number;
  @Column() birthYear?: number;
  @Column() communeName?: number;
  @Column() communeInsee?: number;
  @Column() postalCode?: number;
  @Column() phone?: number;
  @Column() email?: number;
  @Column() gender?: number;
  @Column() socialStatus?: number;
  @Column() notes?: number;

  static from(columns: Columns): ColumnsForm {
    return Object.assign(new ColumnsForm(), columns);
  }

  /** What only the headings of this file can tell. */
  requireColumns(width: number): this {
    const taken = new Map<number, PersonField>();
    for (const field of PERSON_FIELDS) {
      const column = this[field];
      if (column === undefined) {
        if (field === 'lastName') this.reject(field, 'Choisissez la colonne du nom.');
        if (field === 'firstName') this.reject(field, 'Choisissez la colonne du prénom.');
        continue;
      }
      if (column >= width) this.reject(field, 'Choisissez une colonne de la liste.');
      if (taken.has(column)) this.reject(field, 'Cette colonne est déjà choisie plus haut.');
      taken.set(column, field);
    }
    return this;
  }

  get columns(): Columns {
    return Object.fromEntries(
      PERSON_FIELDS.flatMap((field) => {
        const column = this[field];
        return column === undefined ? [] : [[field, column]];
      }),
    );
  }
}
