/** A refusal is an error that an operator can mend: the message says in Swedish where and what to do. The shells print it without a stack. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
}
