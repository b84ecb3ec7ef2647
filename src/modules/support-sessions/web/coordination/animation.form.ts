import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AsInteger, AsList } from '../../../../platform/http/forms/transforms.js';
import type { Day } from '../../../../platform/time/day.js';
import type { Animation } from '../../coordination/coordination-content.js';
import {
  ANIMATION_TOPICS,
  ANIMATION_TYPES,
  type AnimationTopic,
  type AnimationType,
  type Initiative,
  INITIATIVES,
} from '../../coordination/vocabulary.js';
import { CoordinationForm } from './coordination.form.js';

const number = { message: 'Écrivez un nombre, de 0 à 10\u00a0000.' };

/** Left empty, none. */
const Count = (): PropertyDecorator => (target, property) => {
  for (const rule of [IsOptional(), AsInteger(), Max(10_000, number), Min(0, number), IsInt(number)]) {
    rule(target, property);
  }
};

export class AnimationForm extends CoordinationForm {
  @IsIn(Object.keys(ANIMATION_TYPES), { message: 'Choisissez le type d’animation.' })
  type: AnimationType;

  @IsIn(Object.keys(INITIATIVES), { message: 'Dites qui est à l’initiative.' })
  initiative: Initiative;

  @AsList()
  @IsIn(Object.keys(ANIMATION_TOPICS), { each: true, message: 'Choisissez parmi les réponses proposées.' })
  topics: AnimationTopic[] = [];

  @Count() mediators?: number;
  @Count() structures?: number;
  @Count() otherActors?: number;

  get kind() {
    return 'animation' as const;
  }

  get saysOther(): boolean {
    return this.type === 'autre' || this.topics.includes('autre');
  }

  get content(): Animation {
    const { kind, type, initiative } = this;
    const [mediators, structures, otherActors] = this.counts;
    return {
      ...this.common,
      kind,
      type,
      initiative,
      topics: [...new Set(this.topics)],
      mediators,
      structures,
      otherActors,
    };
  }

  override check(today: Day): this {
    super.check(today);
    if (this.topics.length === 0) this.reject('topics', 'Cochez au moins une thématique.');
    const [mediators, structures, otherActors] = this.counts;
    if (mediators + structures + otherActors === 0) this.reject('mediators', 'Comptez au moins une participation.');
    return this;
  }

  private get counts(): [number, number, number] {
    return [this.mediators ?? 0, this.structures ?? 0, this.otherActors ?? 0];
  }
}
