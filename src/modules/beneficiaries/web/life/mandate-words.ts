import type { Day } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import type { MandateKind } from '../../mandates/mandate-kinds.js';
import { mandateKindLabels } from './labels.js';

interface Mandate {
  kind: MandateKind;
  signedOn: Day;
  endsOn: Day | null;
  stoppedOn: Day | null;
}

/** « Mandat écrit, du 2 mars 2026 au 1er mars 2027 », « Curatelle, depuis le 4 mai 2024 ». */
export function mandateInWords({ kind, signedOn, endsOn, stoppedOn }: Mandate): string {
  const end = stoppedOn ?? endsOn;
  const days = end === null ? `depuis le ${fullDay(signedOn)}` : `du ${fullDay(signedOn)} au ${fullDay(end)}`;
  return `${mandateKindLabels[kind]}, ${days}`;
}
