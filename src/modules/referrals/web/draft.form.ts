import { IsIn, IsOptional, IsUUID, MaxLength, Validate, ValidateIf, ValidatorConstraint } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger, AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { type Day, isDay } from '../../../platform/time/day.js';
import type { ChoiceInput } from '../choosing.service.js';
import type { ReceiverChoice } from '../receivers.js';
import type { Referral } from '../referral.entity.js';
import type { ReferralInput } from '../referrals.service.js';
import {
  type AgreementWay,
  agreementWays,
  type Motive,
  motives,
  type ReferralPath,
  referralPaths,
} from '../referral-codes.js';
import { NEEDS } from '../routing/candidates.js';
import { ChoiceReasonsForm } from './choice-reasons.form.js';

@ValidatorConstraint({ name: 'isDay' })
export class IsDay {
  validate(value: unknown): boolean {
    return isDay(value);
  }
}

const lost = { message: 'Le choix du lieu s’est perdu. Revenez aux propositions et choisissez de nouveau.' };

export class DraftForm extends ChoiceReasonsForm {
  @IsIn(referralPaths, lost)
  path: ReferralPath;

  @IsOptional()
  @IsUUID(undefined, lost)
  placeId?: string;

  @IsOptional()
  @IsUUID(undefined, lost)
  structureId?: string;

  /** A seat is asked for in this workshop. */
  @IsOptional()
  @IsUUID(undefined, lost)
  workshopId?: string;

  @ValidateIf((form: DraftForm) => form.path === 'health_access_mission')
  @IsIn(motives, { message: 'Choisissez le motif de la saisine.' })
  motive?: Motive;

  @AsList()
  @IsIn(Object.keys(NEEDS), { each: true, message: 'Choisissez parmi les besoins proposés.' })
  needs: string[] = [];

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(1000, { message: 'Le message est trop long\u00a0: 1\u202f000 caractères au plus.' })
  message?: string;

  @IsOptional()
  @Validate(IsDay, { message: 'Écrivez un jour qui existe, par exemple 24/11/2026.' })
  agreementOn?: Day;

  @IsOptional()
  @IsIn(agreementWays, { message: 'Dites comment la personne a donné son accord\u00a0: à l’oral ou par signature.' })
  agreementHow?: AgreementWay;

  /** The refused or expired referral after which this one is made. */
  @IsOptional()
  @IsUUID(undefined, lost)
  after?: string;

  /** Of the draft that was read, when one is edited. */
  @IsOptional()
  @AsInteger()
  version?: number;

  @IsOptional()
  @IsIn(['draft', 'send'])
  next?: 'draft' | 'send';

  get sends(): boolean {
    return this.next === 'send';
  }

  /** The agreement is a day and a way, both or neither; never of a day to come; and nothing leaves without it. */
  checkAgreement(today: Day): this {
    if (this.agreementOn && this.agreementOn > today) {
      this.reject('agreementOn', 'Le jour de l’accord ne peut pas être après aujourd’hui.');
    }
    if (this.sends && !this.agreementOn && !this.agreementHow) {
      return this.reject(
        'agreementOn',
        'Sans l’accord de la personne, rien ne part. Notez le jour de son accord, ou enregistrez le brouillon.',
      );
    }
    if (this.agreementHow && !this.agreementOn) this.reject('agreementOn', 'Notez le jour où l’accord a été donné.');
    if (this.agreementOn && !this.agreementHow) {
      this.reject('agreementHow', 'Dites comment la personne a donné son accord\u00a0: à l’oral ou par signature.');
    }
    return this;
  }

  get choosesReceiver(): boolean {
    return [this.placeId, this.structureId, this.workshopId].some((id) => id !== undefined);
  }

  get receiver(): ReceiverChoice {
    if (this.workshopId) return { workshopId: this.workshopId };
    return this.placeId ? { placeId: this.placeId } : { structureId: this.structureId ?? '' };
  }

  /** Only for a valid form. */
  get input(): ReferralInput {
    return {
      receiver: this.receiver,
      path: this.path,
      motive: this.motive ?? null,
      needs: this.needs,
      message: this.message ?? null,
      agreement: this.agreementOn && this.agreementHow ? { on: this.agreementOn, how: this.agreementHow } : null,
      reroutedFrom: this.after ?? null,
    };
  }

  get choice(): ChoiceInput {
    return { suggestion: this.suggestion, reasons: this.choiceReasons, words: this.choiceWords ?? null };
  }

  /** What was asked of the one that gave no help, unless something else is asked now; the agreement is asked anew. */
  fillFrom(former: Readonly<Referral>): this {
    if (this.needs.length === 0) this.needs = former.needs.filter((need) => need in NEEDS);
    if (former.message) this.message = former.message;
    return this;
  }
}

/** What the suggestions page hands on by its links: codes and ids, never a name. */
export class ChoiceForm extends Form {
  @IsOptional()
  @IsUUID()
  lieu?: string;

  @IsOptional()
  @IsUUID()
  structure?: string;

  @IsOptional()
  @IsUUID()
  atelier?: string;

  @IsIn(referralPaths)
  parcours: ReferralPath;

  @IsOptional()
  @IsIn(motives)
  motif?: Motive;

  @AsList()
  @IsIn(Object.keys(NEEDS), { each: true })
  besoin: string[] = [];

  /** The suggestions that were shown. */
  @IsOptional()
  @IsUUID()
  proposition?: string;

  /** A refused or expired referral. */
  @IsOptional()
  @IsUUID()
  apres?: string;

  /** The form to fill in, with what was chosen. */
  begin(): DraftForm {
    const form = new DraftForm();
    form.path = this.parcours;
    if (this.lieu) form.placeId = this.lieu;
    if (this.structure) form.structureId = this.structure;
    if (this.atelier) form.workshopId = this.atelier;
    if (this.motif) form.motive = this.motif;
    form.needs = this.besoin;
    if (this.proposition) form.suggestion = this.proposition;
    if (this.apres) form.after = this.apres;
    return form;
  }
}

/** The form as the draft was left. */
export function resumed(draft: Readonly<Referral>): DraftForm {
  const form = new DraftForm();
  const { path, receiverPlaceId, receiverStructureId, motive, needs, message, agreementOn, agreementHow } = draft;
  const { workshopId } = draft;
  Object.assign(form, { path, needs, version: draft.version });
  if (workshopId) form.workshopId = workshopId;
  else if (receiverPlaceId) form.placeId = receiverPlaceId;
  else if (receiverStructureId) form.structureId = receiverStructureId;
  if (motive) form.motive = motive;
  if (message) form.message = message;
  if (agreementOn) form.agreementOn = agreementOn;
  if (agreementHow) form.agreementHow = agreementHow;
  return form;
}
