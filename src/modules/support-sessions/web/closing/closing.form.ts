import { ArrayNotEmpty, IsIn, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger, AsList } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import type { Sheet } from '../../../workshops/index.js';
import type { ClosingInput } from '../../closing/closed-session.js';
import { type Topic, TOPICS, WORKSHOP_LEVELS, type WorkshopLevel } from '../../vocabulary.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const minutes = { message: 'Écrivez la durée en minutes, de 1 à 1\u00a0439 (par exemple 90).' };

/** What the session will say besides those who came: known already, and only to be looked over. */
export class ClosingForm extends Form {
  @AsInteger()
  @Max(1439, minutes)
  @Min(1, minutes)
  @IsInt(minutes)
  durationMinutes: number;

  @AsList()
  @ArrayNotEmpty({ message: 'Cochez au moins une thématique.' })
  @IsIn(Object.keys(TOPICS), { ...among, each: true })
  topics: Topic[] = [];

  @IsOptional()
  @IsIn(Object.keys(WORKSHOP_LEVELS), among)
  workshopLevel?: WorkshopLevel;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(2000, { message: 'Écrivez 2\u202f000 caractères au plus.' })
  notes?: string;

  get input(): ClosingInput {
    return {
      durationMinutes: this.durationMinutes,
      topics: this.topics,
      workshopLevel: this.workshopLevel ?? null,
      notes: this.notes ?? null,
    };
  }
}

/** As the workshop was announced. */
export function announced({ workshop }: Sheet): ClosingForm {
  const form = new ClosingForm();
  const { startsAt, endsAt, topics, level } = workshop;
  form.durationMinutes = Math.min(1439, Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000));
  form.topics = topics;
  if (level) form.workshopLevel = level;
  return form;
}
