/** A request that cannot be done as it was asked, with a message for the user. */
export class Refusal extends Error {}
