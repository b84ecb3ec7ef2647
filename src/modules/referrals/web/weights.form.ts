import { IsInt, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { CRITERIA, type Criterion, HIGHEST_WEIGHT, type Weights } from '../routing/weights.js';
import { criterionLabels } from './criterion-labels.js';

/** A whole number from 0 to 10, or the message that names the criterion. */
function Weight(criterion: Criterion): PropertyDecorator {
  const message = `${criterionLabels[criterion].name}\u00a0: écrivez un nombre entier de 0 à ${HIGHEST_WEIGHT}.`;
  return (target, property) => {
    for (const rule of [AsInteger(), IsInt({ message }), Min(0, { message }), Max(HIGHEST_WEIGHT, { message })]) {
      rule(target, property);
    }
  };
}

/** One weight a criterion. The fields bear the criteria's names, so that the address of a preview says what it tries. */
export class WeightsForm extends Form {
  @Weight('accompaniment')
  accompaniment: number;

  @Weight('needs')
  needs: number;

  @Weight('distance')
  distance: number;

  @Weight('access_mode')
  access_mode: number;

  @Weight('opening_hours')
  opening_hours: number;

  @Weight('freshness')
  freshness: number;

  @Weight('capacity')
  capacity: number;

  @Weight('load')
  load: number;

  @Weight('answer_delay')
  answer_delay: number;

  @Weight('answer_rate')
  answer_rate: number;

  @Weight('fees')
  fees: number;

  /** The version from which the change starts. */
  @IsOptional()
  @AsInteger()
  version?: number;

  static with(weights: Weights): WeightsForm {
    return Object.assign(new WeightsForm(), weights);
  }

  /** Only for a valid form. */
  get weights(): Weights {
    return Object.fromEntries(CRITERIA.map((criterion) => [criterion, this[criterion]])) as unknown as Weights;
  }

  /** Nothing was asked: the address was opened by itself. */
  get isBlank(): boolean {
    return CRITERIA.every((criterion) => this.shown(criterion) === '');
  }

  /** A weight cannot be read: the table comes back, not the preview. */
  get hasWrongWeight(): boolean {
    return CRITERIA.some((criterion) => this.errorOf(criterion) !== null);
  }

  checkSomeCount(): this {
    if (CRITERIA.every((criterion) => this[criterion] === 0)) {
      this.reject('accompaniment', 'Gardez au moins un poids au-dessus de 0\u00a0: sinon, rien ne classe les lieux.');
    }
    return this;
  }
}

/** The same, with the reason of the change. */
export class ApplyWeightsForm extends WeightsForm {
  @IsNotEmpty({ message: 'Dites pourquoi le classement change\u00a0: cela reste dans l’historique.' })
  @MaxLength(300, { message: 'Gardez 300\u00a0signes au plus.' })
  @NoSensitiveText()
  words: string;

  static trying(weights: Weights): ApplyWeightsForm {
    return Object.assign(new ApplyWeightsForm(), weights);
  }
}
