// What can be wrong with the data that the program comes with or is pointed at.

/** A language pack or the reference graph cannot be used; the message begins with the file. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly file: string;

  constructor(file: string, fault: string) {
    super(`${file}: ${fault}`);
    this.file = file;
  }
}
