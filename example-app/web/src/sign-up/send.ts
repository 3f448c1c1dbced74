import type { SignUp, SignUpReply, Workshop } from "../generated/index.js";

/** Sends a request. Whatever the server makes of it, the answer has one type. */
export async function send(
  request: SignUp,
  { slug }: Workshop,
): Promise<SignUpReply> {
  const response = await fetch(`/api/workshops/${slug}/sign-ups`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  if (response.headers.get("content-type") !== "application/json") {
    throw new Error(`the server answered ${response.status}`);
  }
  return (await response.json()) as SignUpReply;
}
