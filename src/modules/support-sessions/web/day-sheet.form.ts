import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
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
import { AUTONOMY, type Autonomy, type Topic, TOPICS } from '../vocabulary.js';
import { AsDay } from './session-day.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };

/** What all the rows of the sheet share. */
export class DaySheetForm extends Form {
  @AsDay()
  @IsOptional()
  jour?: Day;

  /** Id of a place, or « a_distance ». */
  @IsOptional()
  place?: string;
}

/** One person who came: one row. */
export class DaySheetRowForm extends Form {
  /** Somebody who is looked for by name. */
  @IsOptional()
  @MaxLength(200, among)
  q?: string;

  /** The one who was chosen among those found. */
  @IsOptional()
  person?: string;

  @IsIn(Object.keys(ageBandLabels), among)
  ageBand: AgeBand = 'non_communique';

  @IsIn(Object.keys(genderLabels), among)
  gender: Gender = 'non_communique';

  @IsIn(Object.keys(socialStatusLabels), among)
  socialStatus: SocialStatus = 'non_communique';

  @Matches(/^([1-9]|[1-9]\d{1,2}|1[0-3]\d\d|14[0-3]\d)$/, { message: 'Choisissez la durée.' })
  duration: string;

  @IsIn(Object.keys(TOPICS), { message: 'Choisissez une thématique.' })
  topic: Topic;

  @IsOptional()
  @IsIn(Object.keys(TOPICS), among)
  secondTopic?: Topic;

  @IsOptional()
  @IsIn(Object.keys(AUTONOMY), among)
  autonomy?: Autonomy;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(300, { message: 'Écrivez 300\u00a0caractères au plus.' })
  note?: string;
}

export type RowField =
  'q' | 'person' | 'ageBand' | 'gender' | 'socialStatus' | 'duration' | 'topic' | 'secondTopic' | 'autonomy' | 'note';
