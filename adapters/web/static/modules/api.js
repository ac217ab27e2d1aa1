// Owns the calls to the server; every failure is an ApiError with a code and a sentence.

import { locale, say } from "./language.js";

const PATIENCE = 30_000; // ms until a silent server counts as unreachable
const PICTURE_PATIENCE = 180_000; // a large one takes its time

export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status; // 0: the server was not reached
    this.code = code;
  }

  /** Whether the same call may well succeed later, unchanged. */
  get passing() {
    return this.status === 0 || this.status === 401 || this.status >= 500;
  }
}

async function problem(response) {
  try {
    const { error } = await response.json();
    return new ApiError(response.status, error.code, error.message);
  } catch {
    return new ApiError(response.status, "other", say("problem.other"));
  }
}

/** The server's JSON, null for an empty answer. Raises ApiError. */
async function call(method, path, { body, file, key, keepalive = false } = {}) {
  const headers = { "Accept-Language": locale() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  // Whatever it says it is: the server looks at what is in it.
  if (file !== undefined) headers["Content-Type"] = file.type.startsWith("image/") ? file.type : "image/unknown";
  if (key !== undefined) headers["Idempotency-Key"] = key;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      keepalive,
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal: AbortSignal.timeout(file ? PICTURE_PATIENCE : PATIENCE),
    });
  } catch {
    throw new ApiError(0, "offline", say("problem.offline"));
  }
  if (!response.ok) {
    if (response.status === 401) document.dispatchEvent(new Event("unauthorized"));
    throw await problem(response);
  }
  return response.status === 204 ? null : response.json();
}

const job = (id, what = "") => `/api/jobs/${encodeURIComponent(id)}${what}`;

export const session = () => call("GET", "/api/session");
/** What engines teach: [{ slug, name, prompt, command, poster }]. */
export const lessons = async () => (await call("GET", "/api/lessons")).lessons;
export const login = (token) => call("POST", "/api/login", { body: { token } });
/** `key` names this very request, so that sending it again after a lost answer makes no second job. */
export const ask = (text, image, key) => call("POST", "/api/ask", { body: { text, image }, key });
/** Give a picture for a clip to begin with: { name, width, height }. */
export const give = (file) => call("POST", "/api/images", { file });
/** Where a small likeness of it is. */
export const likeness = (name) => `/api/images/${encodeURIComponent(name)}`;
export const again = (id, key) => call("POST", job(id, "/again"), { key });
export const other = (id, key) => call("POST", job(id, "/other"), { key });
export const cancel = (id) => call("POST", job(id, "/cancel"));
export const remove = (id) => call("DELETE", job(id), { keepalive: true });

/** Up to `limit` jobs, oldest first, those before `before` (a job's number) where it is given. */
export async function jobs(before = null, limit = 50) {
  const query = new URLSearchParams({ limit });
  if (before !== null) query.set("before", before);
  return (await call("GET", `/api/jobs?${query}`)).jobs;
}
