import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';
import { isId } from '../../../platform/ids.js';
import {
  AUTONOMY,
  type Autonomy,
  HEALTH_SPACE_NEXT,
  HEALTH_SPACE_STEPS,
  type HealthSpaceNext,
  type HealthSpaceStep,
} from '../vocabulary.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };

/** What every session may say besides its own questions: Mon espace santé, in codes alone, and its tags. */
export abstract class SessionPartsForm extends Form {
  @AsList()
  @IsIn(Object.keys(HEALTH_SPACE_STEPS), { ...among, each: true })
  healthSpaceSteps: HealthSpaceStep[] = [];

  @IsOptional()
  @IsIn(Object.keys(AUTONOMY), among)
  healthSpaceHelp?: Autonomy;

  @IsOptional()
  @IsIn(Object.keys(HEALTH_SPACE_NEXT), among)
  healthSpaceNext?: HealthSpaceNext;

  @AsList()
  @IsUUID('all', { ...among, each: true })
  tagIds: string[] = [];

  /** A step of Mon espace santé is about health: no need to tick the topic as well. */
  get aboutHealthSpace(): boolean {
    return [this.healthSpaceSteps].flat().length > 0;
  }

  /** The ids that were ticked, once each; what is no id is no tag. */
  get tickedTags(): string[] {
    return [...new Set([this.tagIds].flat())].filter(isId);
  }
}
