// Starts Swagger UI on the schema that this server describes itself with.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "list" });
