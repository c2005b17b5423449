/** The generated client names this type of browsers, which Node's types know only as a part of `RequestInit`. */
type BodyInit = NonNullable<RequestInit['body']>;
