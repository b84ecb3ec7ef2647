/** A page that asks before an act that weighs: `structures/confirm`. */
export interface ConfirmModel {
  heading: string;
  lede: string;
  points: string[];
  action: string;
  button: string;
  cancelHref: string;
  cancelText: string;
}
