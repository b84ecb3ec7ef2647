export const number = (value: number): string => value.toLocaleString('fr-FR');

/** « 1 200 personnes », « 1 personne ». */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)}\u00a0${value < 2 ? one : many}`;
