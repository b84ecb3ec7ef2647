import { IsInt, Max, Min } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';

const number = { message: 'Écrivez un nombre d’appareils, de 0 à 500.' };

const Owned = (): PropertyDecorator => (target, property) => {
  for (const rule of [AsInteger(), Max(500, number), Min(0, number), IsInt(number)]) rule(target, property);
};

/** How many devices a structure owns to lend. */
export class StockForm extends Form {
  @Owned() laptop: number;
  @Owned() tablet: number;
  @Owned() phone: number;
}
