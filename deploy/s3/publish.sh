#!/bin/sh
# Builds the help center and brings it to S3 and CloudFront. Ends with the build's own exit code: 75 means "not yet, run me again".
# Needs: the AWS CLI with rights to write, BUCKET (a bucket's name), DISTRIBUTION (CloudFront's id), CSTAR_TEAM, SITE_URL.
set -eu
: "${BUCKET:?the name of the bucket}" "${DISTRIBUTION:?the id of the CloudFront distribution}"

npm run build

# Files whose names change with their content first, so that no page asks for one that is not there yet. They may be kept for ever.
for folder in _astro _pictures pagefind/index pagefind/fragment; do
	[ -d "dist/$folder" ] || continue
	aws s3 sync "dist/$folder" "s3://$BUCKET/$folder" --cache-control 'public, max-age=31536000, immutable'
done
# Then all others, which are asked for anew each time. What is gone goes last.
set -- --exclude '_astro/*' --exclude '_pictures/*' --exclude 'pagefind/index/*' --exclude 'pagefind/fragment/*' --exclude _headers --exclude _redirects
aws s3 sync dist "s3://$BUCKET" "$@" --cache-control 'public, max-age=0, must-revalidate'
aws s3 cp dist/manifest.webmanifest "s3://$BUCKET/manifest.webmanifest" --content-type application/manifest+json --cache-control 'public, max-age=0, must-revalidate'
aws s3 sync dist "s3://$BUCKET" "$@" --delete --size-only
aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '/*'
