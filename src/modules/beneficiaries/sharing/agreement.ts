/** How the person said yes: the same two ways as for a referral. */
export const agreementWays = ['oral', 'signature'] as const;
export type AgreementWay = (typeof agreementWays)[number];
