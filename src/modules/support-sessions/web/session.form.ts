import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { ExclusiveChoice } from '../../../platform/http/forms/exclusive-choice.js';
import { AsBoolean, AsInteger, AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../platform/time/day.js';
import {
  type AgeBand,
  ageBandLabels,
  type Gender,
  genderLabels,
  type SocialStatus,
  socialStatusLabels,
} from '../../beneficiaries/index.js';
import {
  AUTONOMY,
  type Autonomy,
  EQUIPMENT,
  type Equipment,
  LOCATION_KINDS,
  type LocationKind,
  type Procedure,
  PROCEDURES,
  type Redirection,
  REDIRECTIONS,
  type Topic,
  TOPICS,
} from '../vocabulary.js';
import { AsDay, faultOfDay } from './session-day.js';
import { SessionPartsForm } from './session-parts.form.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const amongEach = { ...among, each: true };
const minutesMessage = { message: 'Écrivez la durée en minutes, de 1 à 1\u00a0439 (par exemple 75).' };

/** One session, on one screen. Fields stand in the order of the page. */
export class SessionForm extends SessionPartsForm {
  @IsOptional()
  beneficiaryId?: string;

  @IsOptional()
  formKey?: string;

  /** That the session is noted of. */
  @IsOptional()
  appointmentId?: string;

  /** What the page knows of its draft. */
  @AsInteger()
  @IsOptional()
  draftVersion?: number;

  @IsOptional()
  draftWriter?: string;

  /** A person who is being looked for: nothing is saved before they are chosen. */
  @IsOptional()
  q?: string;

  /** Under which this form is to be kept as a template. */
  @IsOptional()
  @NoSensitiveText()
  @MaxLength(60, { message: 'Donnez un nom de 60\u00a0caractères au plus.' })
  templateName?: string;

  @IsOptional()
  @AsInteger()
  version?: number;

  @IsIn(Object.keys(ageBandLabels), among)
  ageBand: AgeBand = 'non_communique';

  @IsIn(Object.keys(genderLabels), among)
  gender: Gender = 'non_communique';

  @IsIn(Object.keys(socialStatusLabels), among)
  socialStatus: SocialStatus = 'non_communique';

  @IsOptional()
  @MaxLength(100, among)
  residence?: string;

  @IsOptional()
  residenceInsee?: string;

  @AsBoolean()
  @IsBoolean()
  alreadySupported = false;

  @AsDay()
  @IsOptional()
  day?: Day;

  /** Minutes of a button, the actor's own buttons included; « other »: typed beside. */
  @Matches(/^([1-9]|[1-9]\d{1,2}|1[0-3]\d\d|14[0-3]\d|other)$/, { message: 'Choisissez la durée de la séance.' })
  duration?: string;

  @AsInteger()
  @ValidateIf((form: SessionForm) => form.duration === 'other')
  @Max(1439, minutesMessage)
  @Min(1, minutesMessage)
  @IsInt(minutesMessage)
  otherMinutes?: number;

  @IsIn(Object.keys(LOCATION_KINDS), { message: 'Choisissez où la séance a eu lieu.' })
  locationKind?: LocationKind;

  @IsOptional()
  placeId?: string;

  @IsOptional()
  @MaxLength(100, among)
  commune?: string;

  @IsOptional()
  communeInsee?: string;

  @AsList()
  @IsIn(Object.keys(TOPICS), amongEach)
  topics: Topic[] = [];

  @AsList()
  @IsIn(Object.keys(PROCEDURES), amongEach)
  procedures: Procedure[] = [];

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(200, { message: 'Donnez à la démarche un nom de 200\u00a0caractères au plus.' })
  procedureName?: string;

  @AsList()
  @IsIn(Object.keys(EQUIPMENT), amongEach)
  @ExclusiveChoice('aucun', {
    message: 'Décochez «\u00a0Pas de matériel\u00a0», ou le matériel coché avec lui.',
  })
  equipment: Equipment[] = [];

  @IsOptional()
  @IsIn(Object.keys(AUTONOMY), among)
  autonomy?: Autonomy;

  @IsIn(['no', 'yes'], { message: 'Dites si vous avez orienté la personne vers une autre structure.' })
  redirected: 'no' | 'yes' = 'no';

  @ValidateIf((form: SessionForm) => form.redirected === 'yes')
  @IsIn(Object.keys(REDIRECTIONS), { message: 'Choisissez vers quelle structure la personne a été orientée.' })
  redirection?: Redirection;

  @IsOptional()
  referralId?: string;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(2000, { message: 'Écrivez 2\u00a0000 caractères au plus.' })
  notes?: string;

  /** To come back to. */
  @AsBoolean()
  @IsBoolean()
  toComplete = false;

  /** A named or ticked procedure is help with procedures: no need to tick the topic as well. */
  get aboutProcedures(): boolean {
    return [this.procedures].flat().length > 0 || this.procedureName !== undefined;
  }

  get minutes(): number {
    return this.duration === 'other' ? (this.otherMinutes ?? 0) : Number(this.duration);
  }

  /** The rules that need more than one field, or the calendar. */
  check(today: Day): this {
    const dayFault = faultOfDay(this.day, today);
    if (dayFault) this.reject('day', dayFault);
    const implied = this.aboutProcedures || this.aboutHealthSpace;
    if (this.topics.length === 0 && !implied) this.reject('topics', 'Cochez au moins une thématique.');
    return this;
  }
}
