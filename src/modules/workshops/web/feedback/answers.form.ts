import { IsIn, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { type AnswerOf, type Answers, answersOf } from '../../feedback/questions.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };

/** Three questions; any may be left out. */
export class AnswersForm extends Form {
  @IsOptional()
  @IsIn(answersOf('learnt'), among)
  learnt?: AnswerOf<'learnt'>;

  @IsOptional()
  @IsIn(answersOf('pace'), among)
  pace?: AnswerOf<'pace'>;

  @IsOptional()
  @IsIn(answersOf('again'), among)
  again?: AnswerOf<'again'>;

  check(): this {
    return this.learnt || this.pace || this.again ? this : this.reject('learnt', 'Répondez à une question au moins.');
  }

  get answers(): Answers {
    return { learnt: this.learnt ?? null, pace: this.pace ?? null, again: this.again ?? null };
  }
}
