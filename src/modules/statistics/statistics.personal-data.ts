import { classify, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { FigureCheck } from './read-model/figure-check.entity.js';
import { FigureDay } from './read-model/figure-day.entity.js';
import { FigureMark } from './read-model/figure-mark.entity.js';
import { PeopleDay } from './read-model/people-day.entity.js';

const count = impersonal('A number of people or of acts: nobody is in it.');
const where = impersonal('A département, a region or the country, and a day.');

classify(FigureMark, {
  id: impersonal('Number in order.'),
  structureId: impersonal('Whose figures changed.'),
  day: impersonal('On which day.'),
  personId: impersonal('Number of the person whose days changed; gone within seconds, with the mark.'),
  mediatorId: ofTheAgent('Whose day it was; gone within seconds, with the mark.'),
  territory: impersonal('Where anything may have changed.'),
  madeAt: impersonal('When.'),
});

classify(FigureDay, {
  ...{ territory: where, day: where, dimension: where, code: where },
  ...{ items: count, people: count, minutes: count },
});

classify(PeopleDay, {
  ...{ territory: where, day: where, lastDay: where },
  ...{ firstStep: count, lastStep: count, mail: count, people: count },
});

classify(FigureCheck, {
  ...{ id: impersonal('Number drawn at random.'), checkedAt: impersonal('When.'), territory: where },
  ...{ lines: count, differing: count },
});
