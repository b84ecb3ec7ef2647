import { Form } from '../../../../platform/http/forms/form.js';
import { WholeNumber } from '../../../../platform/http/forms/whole-number.js';

const Owned = () => WholeNumber(0, 500, 'Écrivez un nombre d’appareils, de 0 à 500.');

/** How many devices a structure owns to lend. */
export class StockForm extends Form {
  @Owned() laptop: number;
  @Owned() tablet: number;
  @Owned() phone: number;
}
