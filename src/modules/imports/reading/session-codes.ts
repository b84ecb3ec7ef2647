import { ageBandLabels } from '../../beneficiaries/index.js';
import {
  autonomyLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../support-sessions/index.js';
import { headingKey } from './heading-key.js';

/** From a label, however its accents and signs are written, to its code. */
function reader<C extends string>(labels: Readonly<Record<C, string>>): (label: string) => C | undefined {
  const codes = new Map(Object.entries<string>(labels).map(([code, label]) => [headingKey(label), code as C]));
  return (label) => codes.get(headingKey(label));
}

export const readKind = reader(sessionKindLabels);
export const readLocation = reader(locationKindLabels);
export const readEquipment = reader(equipmentLabels);
export const readTopic = reader(topicLabels);
export const readProcedure = reader(procedureLabels);
export const readRedirection = reader(redirectionLabels);
export const readAgeBand = reader(ageBandLabels);

/** « 2/3 »: the second of the three. */
const ofThree = <C extends string>(labels: Readonly<Record<C, string>>, text: string): C | undefined =>
  (Object.keys(labels) as C[])[Number(/^([123])\s*\/\s*3$/.exec(text)?.[1] ?? 0) - 1];

export const readAutonomy = (text: string) => ofThree(autonomyLabels, text);
export const readWorkshopLevel = (text: string) => ofThree(workshopLevelLabels, text);
