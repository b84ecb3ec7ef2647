/** A letter to a place that has neither e-mail nor account, with a coupon to hand back or to read out by phone. */
export interface LetterData {
  /** Said by phone instead of a name. */
  reference: string;
  writtenOn: string;
  receiver: { name: string; address: string[] };
  sender: { structureName: string; personName: string; phone: string | null; email: string | null };
  /** « Accompagnement renforcé par une structure ». */
  path: string;
  level: string;
  needs: string[];
  motive: string | null;
  communeName: string | null;
  message: string | null;
  /** « le 20 novembre 2026, à l’oral ». */
  agreement: string;
  /** Only once the place has accepted; before, the person writes their name on it if they carry the letter. */
  person: { name: string; phone: string | null } | null;
  refusalReasons: string[];
}
