import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import { mergeFieldLabels } from './merge-fields-in-words.js';
import { MERGE_FIELDS, type MergeField, type Side } from '../merging/merge-fields.js';

const SIDES = ['first', 'second'];
const toChoose = 'Choisissez ce qui est juste\u00a0: la fiche A ou la fiche B.';

const Choice = (): PropertyDecorator => applyDecorators(IsOptional(), IsIn(SIDES, { message: toChoose }));

/** Two files, field by field. Fields stand in the order of the page. */
export class MergeForm extends Form implements Partial<Record<MergeField, Side>> {
  @IsIn(SIDES, { message: 'Choisissez la fiche à garder.' })
  kept: Side;

  @Choice()
  firstName?: Side;

  @Choice()
  lastName?: Side;

  @Choice()
  birthYear?: Side;

  @Choice()
  home?: Side;

  @Choice()
  phone?: Side;

  @Choice()
  email?: Side;

  @Choice()
  contactPreference?: Side;

  @Choice()
  socialStatus?: Side;

  @Choice()
  gender?: Side;

  @Choice()
  scheme?: Side;

  @Choice()
  helper?: Side;

  /** Of the two files that were compared. */
  @AsInteger()
  @IsInt()
  firstVersion: number = 0;

  @AsInteger()
  @IsInt()
  secondVersion: number = 0;

  /** Each field in which the two files differ has its answer. */
  askFor(asked: readonly MergeField[]): void {
    for (const field of asked) {
      if (!this[field]) this.reject(field, `${mergeFieldLabels[field]}\u00a0: choisissez la fiche A ou la fiche B.`);
    }
  }

  get versions(): Record<Side, number> {
    return { first: this.firstVersion, second: this.secondVersion };
  }

  get answers(): Map<MergeField, Side> {
    return new Map(
      MERGE_FIELDS.flatMap((field) => {
        const side = this[field];
        return side ? [[field, side] as const] : [];
      }),
    );
  }
}
