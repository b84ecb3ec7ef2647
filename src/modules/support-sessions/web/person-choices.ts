export { type PersonChoice, type PersonChoices, personChoices, typedSearch } from '../../beneficiaries/index.js';
