import { IsIn, IsNotEmpty, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import type { Day } from '../../../../platform/time/day.js';
import type { MandateNoted } from '../../mandates/beneficiary-mandate.entity.js';
import { type MandateKind, mandateKinds } from '../../mandates/mandate-kinds.js';
import { RefuseWhen } from '../refuse-when.js';
import { isPlausibleDay, wrongDay } from './days.js';

export class MandateForm extends Form {
  @IsNotEmpty({ message: 'Choisissez de quoi il s’agit.' })
  @IsIn(mandateKinds, { message: 'Choisissez parmi les réponses proposées.' })
  kind: MandateKind;

  @IsNotEmpty({ message: 'Écrivez depuis quand.' })
  @RefuseWhen((form: MandateForm) => !isPlausibleDay(form.signedOn), wrongDay)
  signedOn: Day;

  @IsOptional()
  @RefuseWhen((form: MandateForm) => form.endsOn !== undefined && !isPlausibleDay(form.endsOn), wrongDay)
  @RefuseWhen(
    (form: MandateForm) => isPlausibleDay(form.endsOn) && isPlausibleDay(form.signedOn) && form.endsOn < form.signedOn,
    'La fin est avant le début\u00a0: vérifiez les deux dates.',
  )
  endsOn?: Day;

  refuseTheFuture(today: Day): void {
    if (this.isValid && this.signedOn > today) this.reject('signedOn', 'Cette date n’est pas encore arrivée.');
  }

  toNoted(): MandateNoted {
    return { kind: this.kind, signedOn: this.signedOn, endsOn: this.endsOn ?? null };
  }
}
