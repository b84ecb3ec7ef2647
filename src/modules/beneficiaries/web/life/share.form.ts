import { IsIn, IsNotEmpty } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import type { Day } from '../../../../platform/time/day.js';
import type { Agreement } from '../../sharing/agreed-shares.js';
import { type AgreementWay, agreementWays } from '../../sharing/agreement.js';
import { RefuseWhen } from '../refuse-when.js';
import { isPlausibleDay, wrongDay } from './days.js';

export class ShareForm extends Form {
  @IsNotEmpty({ message: 'Choisissez la structure.' })
  structureId: string;

  @IsNotEmpty({ message: 'Dites comment la personne a donné son accord.' })
  @IsIn(agreementWays, { message: 'Choisissez parmi les réponses proposées.' })
  agreementHow: AgreementWay;

  @IsNotEmpty({ message: 'Dites quel jour la personne a donné son accord.' })
  @RefuseWhen((form: ShareForm) => !isPlausibleDay(form.agreementOn), wrongDay)
  agreementOn: Day;

  static on(today: Day): ShareForm {
    return Object.assign(new ShareForm(), { agreementOn: today });
  }

  refuseTheFuture(today: Day): void {
    if (this.isValid && this.agreementOn > today) this.reject('agreementOn', 'Cette date n’est pas encore arrivée.');
  }

  toAgreement(): Agreement {
    return { structureId: this.structureId, how: this.agreementHow, on: this.agreementOn };
  }
}
